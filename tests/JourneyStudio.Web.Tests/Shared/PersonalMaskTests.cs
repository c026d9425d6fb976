using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Tests.Shared;

public sealed class PersonalMaskTests
{
    private static readonly PersonalBook Book = new(["passport"], new Dictionary<long, PersonalFacts>
    {
        [1] = new() { Name = "云朵朵", City = "杭州", Addresses = ["+8613900001234", "duo@example.com", "crm-77"], Others = ["云小小", "E12345"] },
        [2] = new() { Name = "Ann \"A<b\" O'Neil", Addresses = ["42"] },
    });

    private readonly PersonalMask ours = PersonalMask.Of(Book, 1, mayLook: true);
    private readonly PersonalMask others = PersonalMask.Of(Book, 1, mayLook: false);

    [Theory]
    [InlineData("云朵朵您好，云小小该打疫苗了", "云*朵您好，•••该打疫苗了")]
    [InlineData("Write to DUO@example.com or +8613900001234", "Write to d•••@example.com or ••• 1234")]
    [InlineData("Member crm-77, not crm-778, passport E12345", "Member ••• m-77, not crm-778, passport •••")]
    [InlineData("An older number, 13612345678, and an older mail, old.one@example.org", "An older number, ••• 5678, and an older mail, o•••@example.org")]
    [InlineData("https://example.com/q/1361234567890 at 2026-11-24 21:00 for 500", "https://example.com/q/1361234567890 at 2026-11-24 21:00 for 500")]
    public void Text_OfAMember_LosesWhoTheyAreAndNothingElse(string text, string shown) => Assert.Equal(shown, others.Text(text));

    [Fact]
    public void Text_WithTheCity_IsHiddenFromWhoMayNotLook()
    {
        Assert.Equal("Shop in 杭州", ours.Text("Shop in 杭州"));
        Assert.Equal("Shop in •••", others.Text("Shop in 杭州"));
        Assert.Equal(("杭州", "•••"), (ours.City("杭州"), others.City("杭州")));
    }

    [Theory]
    [InlineData("<p>Dear Ann &quot;A&lt;b&quot; O&#x27;Neil</p>")]
    [InlineData("<p>Dear Ann &quot;A&lt;b&quot; O&#39;Neil</p>")]
    [InlineData("{\"to\":\"Ann \\u0022A\\u003Cb\\u0022 O\\u0027Neil\"}")]
    [InlineData("{\"to\":\"Ann \\\"A<b\\\" O'Neil\"}")]
    [InlineData("https://example.com/?n=Ann%20%22A%3Cb%22%20O%27Neil")]
    public void Text_InHtmlOrJson_IsFoundAsItIsSpelledThere(string text) => Assert.DoesNotContain("Neil", PersonalMask.Of(Book, 2, mayLook: true).Text(text), StringComparison.Ordinal);

    [Fact]
    public void Text_LongAndWithoutSpaces_IsReadOnce()
    {
        var picture = $"data:image/png;base64,{new string('A', 2_000_000)}";

        Assert.Equal(picture, others.Text(picture));
    }

    [Fact]
    public void Text_WithAShortId_KeepsOtherNumbers() => Assert.Equal("142 and 420, but •••", PersonalMask.Of(Book, 2, mayLook: true).Text("142 and 420, but 42"));

    [Theory]
    [InlineData("name", "Somebody Else", "Somebody E.")]
    [InlineData("old.phone", "+8613711112222", "••• 2222")]
    [InlineData("passport", "another one", "•••")]
    [InlineData("openId", "oABCDEF", "••• CDEF")]
    [InlineData("stage", "newborn", "newborn")]
    public void Value_ByItsKey_IsMaskedWhoeverItSpeaksOf(string key, string value, string shown) => Assert.Equal(shown, others.Value(key, value));

    [Fact]
    public void None_HidesNothing() => Assert.Equal(("云朵朵", "云朵朵", "E1"), (PersonalMask.None.Text("云朵朵"), PersonalMask.None.Name("云朵朵"), PersonalMask.None.Value("passport", "E1")));
}
