using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Tags;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Benchmarks.Segment;

/// <summary>How long computed tags take: for everybody, the first time and again, and for one member after an event.</summary>
internal static class TagMeasures
{
    private const int Times = 20;

    public static async Task RunAsync(SegmentWorkspace workspace, CancellationToken cancellationToken)
    {
        TagDefinition[] tags =
        [
            .. SegmentQuestion.All.Select((question, index) => new TagDefinition($"measured-{index}", new(question.Name, question.Name), "value") { Rule = JsonElement.Parse(question.Json) }),
            .. new[] { "core", "important", "general", "potential" }.Select(band => new TagDefinition($"value-{band}", new(band, band), "value") { Model = new("value", band) }),
            new("churn-high", new("churn", "churn"), "value") { Model = new("churn", "high") },
            new("very-active", new("active", "active"), "interaction") { Model = new("behaviour", "high") },
        ];
        var content = new WorkspaceContent { Tags = [.. tags] };
        await workspace.Services.GetRequiredService<WorkspaceContents>().WriteAsync(content, cancellationToken);
        var refresh = workspace.Services.GetRequiredService<TagRefresh>();
        foreach (var told in new[] { false, true })
        {
            foreach (var tag in tags)
            {
                var watch = Stopwatch.StartNew();
                var change = await refresh.RunAsync(tag, content, told, SegmentWorkspace.Now, cancellationToken);
                Say($"tag {tag.Key}, {(told ? "again" : "first")}: {change.Entered:N0} got it, {change.Members:N0} have it, {watch.Elapsed.TotalSeconds:N2} s");
            }
        }

        // As the studio does when it starts
        await refresh.FollowAsync([0], tags, content, _ => false, SegmentWorkspace.Now, cancellationToken);
        var took = new List<double>();
        for (var member = 1; member <= Times; member++)
        {
            // An order more, and the member is judged by every tag
            workspace.Run(FormattableString.Invariant($"insert into \"order\"(id, public_id, member_id, status, total, currency, lines, placed_at, paid_at) values({30_000_000 + member}, 'new{member}', {member}, 'paid', 50000000, 'CNY', '[]', {SegmentWorkspace.Now.ToUnixTimeMilliseconds()}, {SegmentWorkspace.Now.ToUnixTimeMilliseconds()})"));
            var watch = Stopwatch.StartNew();
            await refresh.FollowAsync([member], tags, content, _ => true, SegmentWorkspace.Now, cancellationToken);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        Say($"one member after an order, {tags.Length} tags: {took.Order().ElementAt(Times / 2):N1} ms in the middle, {took.Max():N1} ms at worst");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
