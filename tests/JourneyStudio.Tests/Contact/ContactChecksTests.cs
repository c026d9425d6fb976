using JourneyStudio.Engine;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Contact;

/// <summary>What the settings page and the panel say about caps and quiet hours, at the field that is wrong.</summary>
public sealed class ContactChecksTests
{
    [Theory]
    [InlineData(null, "day", null, "caps.no-limit [0].limit")]
    [InlineData(0, "day", null, "caps.no-limit [0].limit")]
    [InlineData(1, "P0D", null, "caps.no-days [0].per")]
    [InlineData(1, "PT5H", null, "caps.no-days [0].per")]
    [InlineData(1, "P400D", null, "caps.no-days [0].per")]
    [InlineData(1, "day", "pigeon", "caps.unknown-channel [0].channel")]
    [InlineData(1, "P366D", "sms", "")]
    public void Caps_OneWrongField_IsNamed(int? limit, string per, string? channel, string expected) =>
        Assert.Equal(expected, Say(ContactChecks.Find([new FrequencyCap { Limit = limit, Per = per, Channel = channel }], [])));

    [Theory]
    [InlineData(9, "P7D", null, 1, "day", null, true)] // one a day makes at most eight in any seven days
    [InlineData(7, "P7D", null, 1, "day", null, false)]
    [InlineData(2, "day", null, 2, "P7D", null, true)]
    [InlineData(2, "day", "sms", 2, "P7D", null, true)]
    [InlineData(2, "day", null, 2, "P7D", "sms", false)]
    [InlineData(1, "day", "sms", 1, "day", "email", false)]
    public void Caps_StricterOneBeside_IsNeverMet(int limit, string per, string? channel, int other, string otherPer, string? otherChannel, bool never)
    {
        var found = ContactChecks.Find([new FrequencyCap { Limit = limit, Per = per, Channel = channel }], [new FrequencyCap { Limit = other, Per = otherPer, Channel = otherChannel }]);
        Assert.Equal(never ? "caps.never-met [0].limit" : "", Say(found));
    }

    [Theory]
    [InlineData("21:00", "09:00", "")]
    [InlineData("9 pm", "09:00", "quiet-hours.time [0].from")]
    [InlineData("21:00", "", "quiet-hours.time [0].to")]
    [InlineData("21:00", "21:00", "quiet-hours.empty [0].to")]
    public void Quiet_OneWrongField_IsNamed(string from, string to, string expected) => Assert.Equal(expected, Say(ContactChecks.Find([new QuietHours { From = from, To = to }])));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, ChannelKeys.Sms, true)]
    [InlineData(ChannelKeys.Email, ChannelKeys.Sms, false)]
    public void Quiet_WholeDayTogether_IsFound(string? first, string? second, bool always) => Assert.Equal(
        always ? "quiet-hours.always [0].from" : "",
        Say(ContactChecks.Find([new QuietHours { From = "08:00", To = "20:00", Channel = first }, new QuietHours { From = "19:00", To = "08:00", Channel = second }])));

    private static string Say(IEnumerable<Problem> found) => string.Join(", ", found.Select(problem => $"{problem.Code} {problem.Path}"));
}
