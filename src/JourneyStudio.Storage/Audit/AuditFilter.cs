namespace JourneyStudio.Storage.Audit;

/// <summary>Which part of the audit log; what is not said narrows nothing.</summary>
public sealed record AuditFilter
{
    /// <summary>Number of a user, below zero of an API key, 0 for the program itself.</summary>
    public long? Actor { get; init; }

    /// <summary>Kind of what was changed, such as <c>journey</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Exactly this one of its kind.</summary>
    public string? Subject { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Part of the action, of what was changed or of its values.</summary>
    public string Text { get; init; } = "";
}

/// <summary>One change.</summary>
/// <param name="Row">As it is kept.</param>
/// <param name="Actor">Name of the account or API key; null for the program itself, or for one that is gone.</param>
public sealed record AuditListing(AuditRow Row, string? Actor);

/// <summary>Somebody who can have changed something.</summary>
/// <param name="Id">Number of a user, below zero of an API key.</param>
/// <param name="Name">Name of the account or key.</param>
public sealed record AuditActor(long Id, string Name);
