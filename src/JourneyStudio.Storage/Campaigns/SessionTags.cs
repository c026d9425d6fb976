namespace JourneyStudio.Storage.Campaigns;

/// <summary>Tags by which pages count who comes to a session.</summary>
public static class SessionTags
{
    public const string SignedUp = "signed-up";
    public const string CheckedIn = "checked-in";
}
