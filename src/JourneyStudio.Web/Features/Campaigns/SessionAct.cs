namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>What somebody does with a session.</summary>
public enum SessionAct
{
    Clone,
    Reschedule,
    Cancel,
}
