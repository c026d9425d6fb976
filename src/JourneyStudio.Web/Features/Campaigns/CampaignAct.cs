namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>What somebody does with a campaign.</summary>
public enum CampaignAct
{
    Add,
    Rename,

    /// <summary>It is made again with all its sessions, some days later.</summary>
    Clone,
}
