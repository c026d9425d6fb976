namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>What is to be said of a key that the workspace doesn't know.</summary>
/// <param name="Kind">What it is the key of: <c>tag</c>, <c>template</c>, <c>form</c>, <c>segment</c> or <c>coupon</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="CanBeCreated">Whether the import can create it; if not, it is mapped or left.</param>
/// <param name="Text">What can become of it, in words.</param>
public sealed record MissingReport(string Kind, string Key, bool CanBeCreated, string Text)
{
    /// <summary>Says it.</summary>
    public static MissingReport Of(MissingReference missing, string language)
    {
        var odd = !missing.CanBeCreated && MissingReference.CreatedKinds.Contains(missing.Kind);
        return new(missing.Kind, missing.Key, missing.CanBeCreated, ProblemTexts.Say(new Problem(odd ? "import.missing-odd" : $"import.missing-{missing.Kind}", missing.Key), language));
    }
}
