namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Why the virtual clock went no further.</summary>
public enum SandboxStop
{
    /// <summary>It did what it was asked.</summary>
    None,

    /// <summary>Nothing waits for a time any more.</summary>
    Nothing,

    /// <summary>One press has made as many lines as it may.</summary>
    Lines,

    /// <summary>One press has gone as far as it may.</summary>
    Far,

    /// <summary>The timeline is as long as it may be.</summary>
    Full,

    /// <summary>The clock cannot be set back; going back is by the timeline.</summary>
    Back,
}
