using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What the tester says of a member who is made up: reached on every channel and agreed to everything, until they say otherwise.</summary>
public sealed class SandboxForm
{
    public string Name { get; set; } = "";
    public string Language { get; set; } = Languages.English;
    public string Zone { get; set; } = "";
    public List<SandboxPair> Attributes { get; } = [];
    public List<string> Tags { get; } = [];
    public HashSet<string> Reached { get; } = [.. ChannelKeys.Accounts];
    public HashSet<string> Marketing { get; } = [.. ChannelKeys.Accounts];
}
