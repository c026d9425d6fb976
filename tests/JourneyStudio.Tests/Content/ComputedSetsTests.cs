using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Content;

/// <summary>Segments and computed tags that read each other.</summary>
public sealed class ComputedSetsTests
{
    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Segments = [Segment("a", """{"tag":"second"}"""), Segment("z", """{"order":{}}""")],
        Tags = [Tag("first", """{"segment":"z"}"""), Tag("second", """{"all":[{"tag":"first"},{"tag":"plain"}]}"""), new("plain", new("Plain", "普通"), "basic")],
    });

    [Fact]
    [Trait("Semantics", "tags.order")]
    public void InOrder_EachComesAfterThoseItReads() =>
        Assert.Equal(["z", "first", "second", "a"], ComputedSets.InOrder(Content).Select(set => set.Key));

    [Fact]
    public void InOrder_ACircle_ComesToAnEnd()
    {
        var circle = new ContentCatalog(new WorkspaceContent { Tags = [Tag("one", """{"tag":"two"}"""), Tag("two", """{"tag":"one"}""")] });

        Assert.Equal(["two", "one"], ComputedSets.InOrder(circle).Select(set => set.Key));
    }

    [Theory]
    [InlineData(SetKind.Segment, "z", """{"tag":"second"}""", true)]
    [InlineData(SetKind.Tag, "first", """{"tag":"first"}""", true)]
    [InlineData(SetKind.Tag, "first", """{"segment":"a"}""", true)]
    [InlineData(SetKind.Tag, "second", """{"segment":"z"}""", false)]
    [InlineData(SetKind.Tag, "second", """{"tag":"plain"}""", false)]
    public void IsCircle_AlsoByWayOfOthers(SetKind kind, string key, string rule, bool circle)
    {
        Assert.Equal(circle, ComputedSets.IsCircle(new(kind, key), Rule(rule), Content));
        Assert.Equal(circle, AudienceChecks.Find(Rule(rule), new SetKey(kind, key), Content).Any(problem => problem.Code == "rule.circle"));
    }

    [Theory]
    [InlineData("first", false)]
    [InlineData("second", true)]
    [InlineData("plain", false)]
    public void IsCombined_WhatReadsTags(string tag, bool combined) => Assert.Equal(combined, Content.Tag(tag)!.IsCombined);

    [Fact]
    public void Watch_HearsWhatRulesRead()
    {
        var watch = new TagWatch(Content.Content.Tags, ModelSettings.Default);

        Assert.Equal(["second"], watch.After("tag.added").Select(tag => tag.Key));
        Assert.Equal(["first"], watch.After("segment.left").Select(tag => tag.Key));
        Assert.False(watch.Hears("order.paid"));
        Assert.True(watch.Reads("plain"));
        Assert.False(watch.Reads("second"));
    }

    private static Rule Rule(string json) => RuleJson.Parse(JsonElement.Parse(json)).Value;

    private static SegmentDefinition Segment(string key, string rule) => new(key, new(key, key), JsonElement.Parse(rule));

    private static TagDefinition Tag(string key, string rule) => new(key, new(key, key), "value") { Rule = JsonElement.Parse(rule) };
}
