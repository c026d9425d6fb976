using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Web.Features.Journeys.Templates;

namespace JourneyStudio.Web.Tests.Journeys;

/// <summary>The journeys of the gallery: each can be published as it is, and brings just what it uses.</summary>
public sealed class JourneyTemplatesTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly JourneyTemplates Gallery = new();

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var template in Gallery.All)
            {
                all.Add(template.Key, Languages.English);
                all.Add(template.Key, Languages.Chinese);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Template_WithWhatItBrings_HasNothingToMend(string key, string language)
    {
        var template = Gallery.Find(key)!;

        var found = JourneyLint.Check(template.Journey(language), Catalog, new ContentCatalog(template.Content));

        Assert.Empty(found.Select(problem => $"{problem.Activity} {problem.Field} {problem.Code}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Template_InALanguage_SpeaksThatAlone(string key, string language)
    {
        var text = DefinitionJson.Write(Gallery.Find(key)!.Journey(language), Catalog.PropertyOrder);

        Assert.Equal(Languages.IsChinese(language), text.Any(letter => letter is >= '\u4e00' and <= '\u9fff'));
        Assert.DoesNotContain("\"zh\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Template_Brings_OnlyWhatItUses(string key, string language)
    {
        var template = Gallery.Find(key)!;
        var used = JourneyTouches.Of(template.Journey(language), Catalog).Select(touch => (touch.Kind, touch.Key)).ToHashSet();

        Assert.All(template.Content.Tags, tag => Assert.Contains((TouchKind.Tag, tag.Key), used));
        Assert.All(template.Content.Templates, message => Assert.Contains((TouchKind.Message, message.Key), used));
        Assert.All(template.Content.Attributes, attribute => Assert.Contains((TouchKind.Attribute, attribute.Key), used));
    }
}
