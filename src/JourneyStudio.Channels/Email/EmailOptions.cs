namespace JourneyStudio.Channels.Email;

/// <summary>Settings of section <c>Channels:Email</c>. Without a host the channel is not configured and its messages stay in the preview mailbox.</summary>
public sealed class EmailOptions
{
    public const string Section = "Channels:Email";

    /// <summary>Name of the mail server; empty leaves the channel to the preview mailbox.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port of the mail server. Default: 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the conversation is encrypted. Default: STARTTLS, without which nothing is sent.</summary>
    public EmailSecurity Security { get; set; } = EmailSecurity.StartTls;

    /// <summary>Name to sign in with; empty signs in with none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password to sign in with.</summary>
    public string Password { get; set; } = "";

    /// <summary>Address that mails come from.</summary>
    public string From { get; set; } = "";

    /// <summary>Name that mails come from.</summary>
    public string FromName { get; set; } = "";

    /// <summary>Address for answers; empty for the one that mails come from.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Address for bounces; an asterisk in it stands for the message, as in <c>bounce+*@example.com</c>. Empty for the one that mails come from.</summary>
    public string ReturnPath { get; set; } = "";

    /// <summary>Name that this side gives itself in the conversation. Default: the name of the machine.</summary>
    public string HelloName { get; set; } = "";

    /// <summary>File with certificates (PEM) of an authority that the system does not know; empty trusts the system's only.</summary>
    public string CertificateAuthority { get; set; } = "";

    /// <summary>Longest wait for a connection and for every answer but the last. Default: 20 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest wait for the answer to a mail that has been handed over; without one it is unknown whether it was taken. Default: 60 seconds.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many mails go over one connection. Default: 100.</summary>
    public int MailsPerConnection { get; set; } = 100;

    /// <summary>What is wrong with the settings, each with its key; none when the channel is not configured.</summary>
    public IEnumerable<string> Problems()
    {
        if (Host.Length == 0)
            yield break;
        if (Port is < 1 or > 65535)
            yield return $"{Section}:Port must be between 1 and 65535.";
        if (!MailAddresses.IsSound(From))
            yield return $"{Section}:From must be the address that mails come from.";
        if (ReplyTo.Length > 0 && !MailAddresses.IsSound(ReplyTo))
            yield return $"{Section}:ReplyTo must be an address.";
        if (ReturnPath.Length > 0 && !MailAddresses.IsSound(ReturnPath.Replace('*', 'x')))
            yield return $"{Section}:ReturnPath must be an address; an asterisk in it stands for the message.";
        if (User.Length > 0 && Security == EmailSecurity.None)
            yield return $"{Section}:User cannot be sent over a conversation that is not encrypted; set {Section}:Security to StartTls or Tls.";
        if (CertificateAuthority.Length > 0 && !File.Exists(CertificateAuthority))
            yield return $"{Section}:CertificateAuthority names a file that is not there.";
        if (Timeout <= TimeSpan.Zero || AnswerTimeout <= TimeSpan.Zero || AnswerTimeout > TimeSpan.FromMinutes(2))
            yield return $"{Section}:Timeout and {Section}:AnswerTimeout must be longer than nothing, and the latter at most 2 minutes.";
        if (MailsPerConnection < 1)
            yield return $"{Section}:MailsPerConnection must be at least 1.";
    }
}

/// <summary>How the conversation with a mail server is encrypted.</summary>
public enum EmailSecurity
{
    /// <summary>It begins in the clear and is encrypted before anything else is said; a server that does not offer that gets no mail.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,
}
