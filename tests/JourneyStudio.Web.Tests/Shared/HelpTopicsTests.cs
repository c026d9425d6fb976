using JourneyStudio.Web.Features.Help;

namespace JourneyStudio.Web.Tests.Shared;

/// <summary>The help pages say the same in both languages.</summary>
public sealed class HelpTopicsTests
{
    [Fact]
    public void Topics_InBothLanguages_HaveTheSameHeadingsAndItems()
    {
        foreach (var topic in HelpTopics.All)
        {
            var kinds = new[] { "en", "zh-CN" }.Select(language => Language.In(language, () => HelpTopics.Read(topic)!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[0] is '#' or '-' ? line[0] : ' ').ToArray()).ToList();
            Assert.Equal(kinds[0], kinds[1]);
        }

        Assert.Null(HelpTopics.Read("nothing"));
    }
}
