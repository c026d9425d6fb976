namespace JourneyStudio.Channels.Sms;

/// <summary>Settings of section <c>Channels:Sms</c>: a text message is one POST to a gateway. Without an address the channel is not configured.</summary>
public sealed class SmsOptions
{
    public const string Section = "Channels:Sms";

    /// <summary>Address of the gateway; empty leaves the channel to the preview mailbox.</summary>
    public string Url { get; set; } = "";

    /// <summary>Value of the header <c>Authorization</c>; empty sends none.</summary>
    public string Authorization { get; set; } = "";

    /// <summary>Body of the call. <c>{to}</c>, <c>{text}</c>, <c>{template}</c> and <c>{key}</c> are filled in, escaped for the content type. Default: JSON with all but the template.</summary>
    public string Body { get; set; } = """{"to":"{to}","text":"{text}","key":"{key}"}""";

    /// <summary>Content type of the body: <c>application/json</c> (default) or <c>application/x-www-form-urlencoded</c>.</summary>
    public string ContentType { get; set; } = "application/json";

    /// <summary>Field of a JSON answer that says whether it was taken; empty trusts the status of HTTP.</summary>
    public string ResultField { get; set; } = "";

    /// <summary>Value of that field for a message that was taken.</summary>
    public string ResultGood { get; set; } = "";

    /// <summary>Field of a JSON answer with the gateway's id of the message; empty for none.</summary>
    public string IdField { get; set; } = "";

    /// <summary>True when the gateway recognises a key that it has had (it gets it as <c>{key}</c> and in the header <c>Idempotency-Key</c>). Default: false, and what may have
    /// been sent is never sent again by itself.</summary>
    public bool KnowsRepeats { get; set; }

    /// <summary>Longest wait for an answer. Default: 15 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What is wrong with the settings, each with its key; none when the channel is not configured.</summary>
    public IEnumerable<string> Problems()
    {
        if (Url.Length == 0)
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            yield return $"{Section}:Url must be the http or https address of the gateway.";
        if (ContentType is not ("application/json" or SmsBody.Form))
            yield return $"{Section}:ContentType must be application/json or {SmsBody.Form}.";
        if (!Body.Contains("{to}", StringComparison.Ordinal))
            yield return $"{Section}:Body must say where the number goes: {{to}}.";
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(1))
            yield return $"{Section}:Timeout must be longer than nothing and at most a minute.";
    }
}
