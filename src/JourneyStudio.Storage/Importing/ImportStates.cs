namespace JourneyStudio.Storage.Importing;

/// <summary>How an import stands. <c>uploaded</c> → <c>running</c> → <c>done</c>, <c>cancelled</c> or <c>failed</c>.</summary>
public static class ImportStates
{
    public const string Uploaded = "uploaded";
    public const string Running = "running";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
    public const string Failed = "failed";
}
