namespace JourneyStudio.Engine.Delivery;

/// <summary>What became of handing a message over.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>What the other side answered, where its answer says more than yes or no.</summary>
    public DeliveryAnswer? Answer { get; init; }

    /// <summary>The other side has it.</summary>
    /// <param name="ProviderId">Its id there.</param>
    public sealed record Accepted(string ProviderId) : DeliveryResult;

    /// <summary>The other side will never take it.</summary>
    /// <param name="Code">Stable code of the reason.</param>
    /// <param name="Detail">Its words, without personal data.</param>
    public sealed record Rejected(string Code, string Detail) : DeliveryResult
    {
        /// <summary>True when nothing sent to this address will ever arrive: it is suppressed from now on.</summary>
        public bool AddressIsDead { get; init; }
    }

    /// <summary>It was not even tried, and that is no fault of the message: nobody can be reached, or time ran out. It waits, and no attempt is counted.</summary>
    /// <param name="Code">Stable code of the reason.</param>
    public sealed record NotTried(string Code) : DeliveryResult
    {
        /// <summary>The batch took so long that the claim on the rest was about to end.</summary>
        public static NotTried OutOfTime { get; } = new("out-of-time");
    }

    /// <summary>It certainly did not leave, and may be tried again.</summary>
    /// <param name="Code">Stable code of the reason.</param>
    /// <param name="RetryAfter">Earliest next try, when the other side named one.</param>
    public sealed record Deferred(string Code, TimeSpan? RetryAfter = null) : DeliveryResult;

    /// <summary>It left, and no answer came. Tried again only where a repeat is harmless.</summary>
    /// <param name="Detail">What happened.</param>
    public sealed record Unknown(string Detail) : DeliveryResult;
}
