namespace JourneyStudio.Storage.Rules;

/// <summary>
/// What the database tells of one condition. Where it cannot tell exactly (texts that it does not fold, days that begin elsewhere, properties of events), it gives the few
/// for whom the condition has to be judged.
/// </summary>
internal sealed class Finding
{
    /// <summary>For whom it holds, or, with <see cref="IsComplement"/>, for whom it doesn't.</summary>
    public MemberSet Sure { get; init; } = new();

    /// <summary>Who is to be judged, whether in <see cref="Sure"/> or not.</summary>
    public MemberSet Unsure { get; init; } = new();

    public bool IsComplement { get; init; }

    public static Finding Of(Answer answer) => new() { Sure = answer.Set, IsComplement = answer.IsComplement };

    /// <summary>The opposite. Who is judged is judged by the condition itself: this must be said before.</summary>
    public Finding Negated(bool negated) => negated ? new Finding { Sure = Sure, Unsure = Unsure, IsComplement = !IsComplement } : this;
}
