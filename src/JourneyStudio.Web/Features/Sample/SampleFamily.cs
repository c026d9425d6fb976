namespace JourneyStudio.Web.Features.Sample;

/// <summary>Children of a fictional member, and the stage of life that follows from the youngest.</summary>
internal static class SampleFamily
{
    public const string Expecting = "expecting";
    private const int OldestInDays = 1500;
    private const int LongestPregnancyInDays = 270;

    public static List<SampleChild> Draw(ref Dice dice, DateOnly today, bool chinese)
    {
        var children = new List<SampleChild>();
        var expecting = dice.Chance(28);
        var born = dice.Next(100) switch { < 20 when expecting => 1, _ when expecting => 0, < 82 => 1, < 98 => 2, _ => 3 };
        var age = dice.Between(expecting ? 400 : 3, OldestInDays);
        for (var i = 0; i < born; i++)
        {
            var (zh, en) = dice.Pick(SampleNames.Babies);
            children.Add(new SampleChild(dice.Chance(70) ? chinese ? zh : en : null, null, today.AddDays(-age)));
            age += dice.Between(400, 1200);
        }
        if (expecting)
            children.Add(new SampleChild(null, today.AddDays(dice.Between(2, LongestPregnancyInDays)), null));
        return children;
    }

    /// <summary>Expecting comes first; otherwise the age of the youngest child decides.</summary>
    public static string Stage(IReadOnlyList<SampleChild> children, DateOnly today)
    {
        if (children.Any(c => c.DueDate is not null))
            return Expecting;
        var youngest = children.Max(c => c.BirthDate!.Value);
        return (today.DayNumber - youngest.DayNumber) switch { < 180 => "newborn", < 365 => "infant", < 1095 => "toddler", _ => "preschool" };
    }
}
