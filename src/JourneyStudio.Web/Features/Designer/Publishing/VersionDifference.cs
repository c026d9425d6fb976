using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Web.Features.Designer.Drafts;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>What a draft changes compared with the published version. Places on the canvas change nothing for anybody.</summary>
internal static class VersionDifference
{
    public static IReadOnlyList<VersionChange> Between(DraftView? published, DraftView draft, JourneyRuleWords words) =>
        [.. published is null ? [] : Rules(published, draft, words), .. Activities(published, draft)];

    public static IReadOnlyList<VersionChange> Activities(DraftView? published, DraftView draft)
    {
        if (published is null) return [.. draft.Nodes.Select(node => new VersionChange(ChangeKind.Added, node, After: node.Summary))];
        return
        [
            .. draft.Nodes.Where(node => published.Find(node.Id) is null).Select(node => new VersionChange(ChangeKind.Added, node, After: node.Summary)),
            .. draft.Nodes.SelectMany(node => published.Find(node.Id) is { } before ? Changes(published, draft, before, node) : []),
            .. published.Nodes.Where(node => draft.Find(node.Id) is null).Select(node => new VersionChange(ChangeKind.Removed, node)),
        ];
    }

    private static IEnumerable<VersionChange> Changes(DraftView published, DraftView draft, NodeView before, NodeView after)
    {
        if (before.Name != after.Name) yield return new VersionChange(ChangeKind.Changed, after, before.Name, after.Name);
        if (before.Type != after.Type || Settings(before) != Settings(after))
            yield return before.Summary == after.Summary ? new VersionChange(ChangeKind.Changed, after) : new VersionChange(ChangeKind.Changed, after, before.Summary, after.Summary);
        var (was, now) = (Ways(published, before.Id), Ways(draft, after.Id));
        if (was != now) yield return new VersionChange(ChangeKind.Ways, after, was, now);
    }

    private static IEnumerable<VersionChange> Rules(DraftView published, DraftView draft, JourneyRuleWords words)
    {
        var (before, after) = (published.Stored.Definition, draft.Stored.Definition);
        foreach (var setting in JourneyEdits.Settings.Where(setting => Text(before, setting) != Text(after, setting)))
        {
            var (was, now) = (words.Say(setting, before, draft.Content), words.Say(setting, after, draft.Content));
            yield return was == now ? new VersionChange(ChangeKind.Rules, null, Setting: setting) : new VersionChange(ChangeKind.Rules, null, was ?? "", now ?? "", setting);
        }

        if (Journey(before) != Journey(after)) yield return new VersionChange(ChangeKind.Rules, null);
    }

    private static string? Text(JourneyDefinition definition, string setting) => setting switch
    {
        "name" => definition.Name,
        "description" => definition.Description,
        _ => JourneyEdits.Json(definition.Rules, setting)?.GetRawText(),
    };

    /// <summary>What else the journey holds, as text: neither its activities nor the rules that have a name.</summary>
    private static string Journey(JourneyDefinition definition) => DefinitionJson.Write(
        definition with { Version = 1, Activities = [], Connections = [], Name = null, Description = null, Rules = JourneyRules.None with { Extra = definition.Rules.Extra } }, _ => []);

    private static string Settings(NodeView node)
    {
        var json = JsonObject.Create(node.Activity)!;
        json.Remove("metadata");
        return json.ToJsonString(JsonSerializerOptions.Web);
    }

    private static string Ways(DraftView draft, string id) => string.Join(", ", draft.Connections
        .Where(connection => connection.Source == id)
        .Select(connection => draft.Find(connection.Target)?.Name ?? connection.Target)
        .Order(StringComparer.CurrentCulture));
}
