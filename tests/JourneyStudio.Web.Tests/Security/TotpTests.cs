using JourneyStudio.Storage.Identity.SecondFactor;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>Codes by time, as RFC 6238 says.</summary>
public sealed class TotpTests
{
    /// <summary>"12345678901234567890" in base 32: the secret of the RFC's examples.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void At_ExamplesOfTheRfc_AreTheSame(long seconds, string code) => Assert.Equal(code, Totp.At(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-31, true)]
    [InlineData(0, true)]
    [InlineData(31, true)]
    [InlineData(-90, false)]
    [InlineData(90, false)]
    public void Match_ClockOfAPhoneThatIsOff_OpensWithinHalfAMinute(int seconds, bool opens)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);

        Assert.Equal(opens, Totp.Match(Secret, Totp.At(Secret, now.AddSeconds(seconds)), now, lastStep: 0) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("２８７０８２")]
    [InlineData("👶🏽")]
    public void Match_AnythingElse_IsWrong(string code) => Assert.Null(Totp.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59), lastStep: 0));

    [Fact]
    public void NewSecret_Twice_Differs()
    {
        Assert.NotEqual(Totp.NewSecret(), Totp.NewSecret());
        Assert.Equal(32, Totp.NewSecret().Length);
    }
}
