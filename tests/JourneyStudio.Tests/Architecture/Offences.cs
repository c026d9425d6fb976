namespace JourneyStudio.Tests.Architecture;

internal static class Offences
{
    /// <summary>Fails with every offence in full; <c>Assert.Empty</c> would cut them short.</summary>
    public static void AssertNone(IEnumerable<string> offences)
    {
        string[] all = [.. offences];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
