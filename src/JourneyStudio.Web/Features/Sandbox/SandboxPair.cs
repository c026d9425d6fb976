namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>A key and its value as the tester types them.</summary>
public sealed class SandboxPair(string key, string value)
{
    public string Key { get; set; } = key;

    public string Value { get; set; } = value;

    public void Deconstruct(out string key, out string value) => (key, value) = (Key, Value);
}
