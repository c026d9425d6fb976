namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Where a member of the sandbox comes from.</summary>
public enum SandboxOrigin
{
    /// <summary>The tester made them up.</summary>
    MadeUp,

    /// <summary>A copy of somebody of the store.</summary>
    Copied,

    /// <summary>Somebody who has lived a passage, as it found them.</summary>
    Lived,

    /// <summary>A scenario that is kept.</summary>
    Scenario,

    /// <summary>A set that was saved.</summary>
    Saved,

    /// <summary>Their own run, from before the page was loaded again.</summary>
    Before,
}
