namespace JourneyStudio.Web.Features.Sample;

/// <summary>Settings of the sample workspace; read in Development only.</summary>
public sealed class SampleOptions
{
    public const string Section = "Demo";

    /// <summary><c>Demo:Members</c>: how many fictional members to load. Default: 2,000. A larger number at a later start adds to those loaded before.</summary>
    public int Members { get; set; } = 2_000;
}
