using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Says a draft in words: names, summaries, ports and checks in the reader's language.</summary>
internal sealed class DraftViews(ActivityCatalog catalog, DraftChecks checks)
{
    public DraftView Of(StoredDraft draft, ContentCatalog content, LintSurroundings surroundings, string language)
    {
        var found = checks.Find(draft.Definition, content, surroundings, language);
        var byActivity = found.ToLookup(check => check.Activity);
        using var document = JsonDocument.Parse(draft.Text);
        var json = Activities(document);
        return new DraftView
        {
            Stored = draft,
            Content = content,
            Values = ValueNames.SetBy(draft.Definition, catalog),
            Checks = found,
            Nodes = [.. draft.Definition.Activities.Select((activity, index) => Node(activity, json[index], byActivity[activity.Id], content, language))],
            Connections = [.. draft.Definition.Connections.Select(connection => new ConnectionView(connection.Source, connection.SourcePort, connection.Target)).Distinct()],
        };
    }

    public IReadOnlyList<KindView> Kinds(string language) => KindViews.All(catalog, language);

    private static List<JsonElement> Activities(JsonDocument document) =>
        document.RootElement.TryGetProperty("root", out var root) && root.TryGetProperty("activities", out var list) ? [.. list.EnumerateArray()] : [];

    private NodeView Node(Activity activity, JsonElement json, IEnumerable<CheckView> found, ContentCatalog content, string language)
    {
        var bound = catalog.Bind(activity);
        var texts = bound is null ? null : catalog.Texts(activity.Type);
        var kindName = texts?.Text(language, "name") ?? activity.Type;
        return new NodeView
        {
            Id = activity.Id,
            Type = activity.Type,
            Family = KindViews.Family(bound?.Kind),
            KindName = kindName,
            Name = string.IsNullOrWhiteSpace(activity.DisplayText) ? kindName : activity.DisplayText,
            Summary = bound?.Summarise(new SummaryContext(language, texts!, content)) ?? activity.Type,
            X = activity.Position?.X ?? 0,
            Y = activity.Position?.Y ?? 0,
            HasInput = bound?.Kind.Descriptor.HasInput ?? true,
            Ports = bound is null ? [] : KindViews.Ports(bound, texts!, language),
            Checks = [.. found],
            Activity = json.Clone(),
        };
    }
}
