using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Web.Features.Importing.Upserts;

/// <summary>Answer to a post of members: each in the order it was sent.</summary>
/// <param name="Rejected">How many were not written because something is wrong with them.</param>
/// <param name="Items">One for each member.</param>
internal sealed record UpsertAnswer(int Rejected, IReadOnlyList<UpsertItem> Items)
{
    public static UpsertAnswer Of(IReadOnlyList<PostedMember> posted, IReadOnlyList<EntryOutcome> outcomes)
    {
        var byRow = outcomes.ToDictionary(outcome => outcome.Row);
        var items = posted.Select(item => item.Entry is not null && byRow.TryGetValue(item.Index, out var outcome) ? Of(item, outcome) : new UpsertItem(item.Index, item.Id, "rejected", null, item.Errors)).ToList();
        return new(items.Count(item => item.Status == "rejected"), items);
    }

    private static UpsertItem Of(PostedMember item, EntryOutcome outcome) => outcome.Problem is { } problem
        ? new(item.Index, item.Id, "rejected", null, [new(problem.Field ?? "", ProblemTexts.Say(problem, Languages.English))])
        : new(item.Index, item.Id, outcome.Result.ToString().ToLowerInvariant(), outcome.Result == EntryResult.Updated ? [.. outcome.Changed.Select(field => field.Path)] : null);
}

/// <summary>What became of one member.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Id">By what it is known, where that could be read.</param>
/// <param name="Status"><c>created</c>, <c>updated</c>, <c>unchanged</c> or <c>rejected</c>.</param>
/// <param name="Changed">Which fields were changed; only for an updated one.</param>
/// <param name="Errors">What is wrong with it; only for a rejected one.</param>
internal sealed record UpsertItem(int Index, string? Id, string Status, IReadOnlyList<string>? Changed = null, IReadOnlyList<UpsertError>? Errors = null);

/// <summary>What is wrong with a posted member.</summary>
/// <param name="Field">Path inside the member, such as <c>attributes.birthday</c>; empty for the member as a whole.</param>
/// <param name="Message">What is wrong and what would be right, in English: integrators read it.</param>
internal sealed record UpsertError(string Field, string Message);
