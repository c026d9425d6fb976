using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Tests.Security;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/members?find=a")]
    public void OrStart_PathOfThisSite_IsKept(string address) => Assert.Equal(address, LocalAddress.OrStart(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("members")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    public void OrStart_AnythingElse_IsTheStart(string? address) => Assert.Equal("/", LocalAddress.OrStart(address));
}
