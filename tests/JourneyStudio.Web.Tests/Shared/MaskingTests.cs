using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Tests.Shared;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("云朵朵", "云*朵")]
    [InlineData("云朵", "云*")]
    [InlineData("Yun Duoduo", "Yun D.")]
    [InlineData("Yun", "Y•••")]
    [InlineData("", "•••")]
    public void Name_AnyName_KeepsTooLittleToKnowThePerson(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData("+8613800000042", "••• 0042")]
    [InlineData("042", "•••")]
    [InlineData("yun@example.com", "y•••@example.com")]
    [InlineData("@example.com", "•••")]
    public void Address_AnyChannel_KeepsTooLittleToReachThePerson(string address, string masked) => Assert.Equal(masked, Masking.Address(address));
}
