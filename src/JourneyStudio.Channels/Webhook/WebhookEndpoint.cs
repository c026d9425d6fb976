namespace JourneyStudio.Channels.Webhook;

/// <summary>Somebody who is called: the address without its query, with a secret of its own.</summary>
/// <param name="Secret">What calls are signed with.</param>
/// <param name="Disabled">True after it said that it is gone (410): it is not called any more until an admin says so.</param>
public sealed record WebhookEndpoint(ReadOnlyMemory<byte> Secret, bool Disabled)
{
    /// <summary>What an endpoint is known by: scheme, host, port and path.</summary>
    public static string KeyOf(Uri url) => url.GetLeftPart(UriPartial.Path);
}

/// <summary>Finds the endpoint, with a fresh secret when it is called for the first time.</summary>
public delegate Task<WebhookEndpoint> FindWebhookEndpoint(string key, CancellationToken cancellationToken);

/// <summary>Notes that an endpoint does not want to be called any more.</summary>
public delegate Task DisableWebhookEndpoint(string key, CancellationToken cancellationToken);
