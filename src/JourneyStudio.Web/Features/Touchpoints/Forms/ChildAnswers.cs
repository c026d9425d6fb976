using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Features.Touchpoints.Answers;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

/// <summary>Answers about a child: due date, birthday, name.</summary>
internal static class ChildAnswers
{
    private const int LongestShiftInDays = 45;

    public static async Task WriteAsync(StudioDbContext context, long member, long newId, FormAnswers answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = DateOf(answers, "dueDate");
        var birth = DateOf(answers, "birthDate");
        if (due is null && birth is null)
            return;
        var name = answers.Values.TryGetValue("babyName", out var typed) ? typed.ToText() : "";
        var known = await context.Set<ChildRow>().Where(child => child.MemberId == member).ToListAsync(cancellationToken);
        if (known.FirstOrDefault(child => IsSame(child, due, birth)) is not { } row)
        {
            context.Add(row = new ChildRow { Id = newId, MemberId = member, CreatedAt = now });
        }
        (row.DueDate, row.BirthDate, row.Name) = (due ?? row.DueDate, birth ?? row.BirthDate, name.Length > 0 ? name : row.Name);
    }

    /// <summary>The same birthday; or an unborn child whose date moved, or who was born about when it was expected.</summary>
    private static bool IsSame(ChildRow child, DateOnly? due, DateOnly? birth) =>
        child.BirthDate is { } born ? born == birth
        : child.DueDate is { } expected && (due ?? birth) is { } told && Math.Abs(told.DayNumber - expected.DayNumber) <= LongestShiftInDays;

    private static DateOnly? DateOf(FormAnswers answers, string field) => answers.Values.GetValueOrDefault(field) is AttributeValue.Date date ? date.Value : null;
}
