using System.Globalization;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Tests.Shared;

public sealed class MomentsTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 21, 6, 32, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("en", "Asia/Shanghai", "21 Nov, 14:32")]
    [InlineData("zh-CN", "Asia/Shanghai", "11月21日 14:32")]
    [InlineData("en", "America/New_York", "21 Nov, 01:32")]
    public void DateAndTime_ThisYear_IsShortAndInTheReadersZone(string language, string zone, string said)
    {
        using var _ = new Speaking(language);
        var local = Moments.InZoneOf(Instant, new ViewerSettings { Theme = ViewerSettings.Light, Zone = zone });

        Assert.Equal(said, Moments.DateAndTime(local, Today));
    }

    [Fact]
    public void Date_AnotherYear_NamesIt()
    {
        using var _ = new Speaking("en");

        Assert.Equal("3 Aug 2024", Moments.Date(new DateOnly(2024, 8, 3), Today));
    }

    private sealed class Speaking : IDisposable
    {
        private readonly (CultureInfo, CultureInfo) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Speaking(string language) =>
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(language), CultureInfo.GetCultureInfo(language));

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
