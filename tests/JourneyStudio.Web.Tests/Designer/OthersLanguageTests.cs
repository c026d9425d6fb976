using System.Globalization;
using JourneyStudio.Web.Features.Designer.Presence;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>Two people with different languages in one draft: what the one does makes the page of the other render, and that page keeps its language.</summary>
public sealed class OthersLanguageTests
{
    [Fact]
    public void Raise_ByAReaderOfEnglish_CallsAReaderOfChineseInChinese()
    {
        var notices = new DraftNotices();
        var heard = "";
        using var listening = Language.In("zh-CN", () => notices.Subscribe("j", _ => heard = CultureInfo.CurrentUICulture.Name + CultureInfo.CurrentCulture.Name));

        var after = Language.In("en", () =>
        {
            notices.Raise("j", 1);
            return CultureInfo.CurrentUICulture.Name;
        });

        Assert.Equal(("zh-CNzh-CN", "en"), (heard, after));
    }

    [Fact]
    public void Select_ByAReaderOfEnglish_CallsAReaderOfChineseInChinese()
    {
        var people = new DraftPeople();
        var heard = "";
        using var chinese = Language.In("zh-CN", () => people.Enter("j", 1, "Lan", () => heard = CultureInfo.CurrentUICulture.Name));
        using var english = Language.In("en", () => people.Enter("j", 2, "Ann", () => { }));

        Language.In("en", () =>
        {
            english.Select(["a"]);
            return 0;
        });

        Assert.Equal("zh-CN", heard);
    }
}
