using System.Text.Json;
using JourneyStudio.Web.Shared.Fields;

namespace JourneyStudio.Web.Tests.Shared.Fields;

public sealed class RuleTreeTests
{
    [Theory]
    [InlineData("""{"tag":"signed-up","has":true}""")]
    [InlineData("""{"any":[{"tag":"a"},{"all":[{"tag":"b"},{"tag":"c"}]}]}""")]
    public void Write_WhatWasRead_IsTheSame(string json) =>
        Assert.Equal(json, RuleTree.Write(RuleTree.Read(JsonElement.Parse(json)))!.Value.GetRawText());

    [Fact]
    public void Write_NoConditionLeft_IsNoRule()
    {
        var tree = RuleTree.Read(JsonElement.Parse("""{"tag":"a"}"""));
        RuleTree.Items(tree).Clear();

        Assert.Null(RuleTree.Write(tree));
    }

    [Fact]
    public void ChangeKind_OfAGroup_KeepsItsConditions()
    {
        var tree = RuleTree.Read(JsonElement.Parse("""{"all":[{"tag":"a"},{"tag":"b"}]}"""));
        RuleTree.ChangeKind(tree, "none");

        Assert.Equal("""{"none":[{"tag":"a"},{"tag":"b"}]}""", tree.ToJsonString());
    }

    [Theory]
    [InlineData("is", "x", "\"x\"")]
    [InlineData("atLeast", "12.5", "12.5")]
    [InlineData("oneOf", "a, b，c", """["a","b","c"]""")]
    [InlineData("isSet", "x", null)]
    public void Value_OfAnOperator_HasTheTypeItTakes(string op, string typed, string? json) =>
        Assert.Equal(json, RuleLeaf.Value(op, typed)?.ToJsonString());
}
