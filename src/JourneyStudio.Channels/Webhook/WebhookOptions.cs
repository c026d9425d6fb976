namespace JourneyStudio.Channels.Webhook;

/// <summary>Settings of section <c>Channels:Webhook</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Channels:Webhook";

    /// <summary>Longest wait for an answer. Default: 15 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>True lets calls go to addresses inside the own network, and to any port. Default: false, only public addresses at ports 80 and 443.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How much of an answer is read. Default: 64 KB.</summary>
    public int LongestAnswer { get; set; } = 64 * 1024;

    /// <summary>How many calls are under way at once. Default: 8.</summary>
    public int Parallel { get; set; } = 8;

    /// <summary>What is wrong with the settings, each with its key.</summary>
    public IEnumerable<string> Problems()
    {
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(1))
            yield return $"{Section}:Timeout must be longer than nothing and at most a minute.";
        if (LongestAnswer is < 0 or > 1024 * 1024)
            yield return $"{Section}:LongestAnswer must be between 0 and 1,048,576.";
        if (Parallel is < 1 or > 100)
            yield return $"{Section}:Parallel must be between 1 and 100.";
    }
}
