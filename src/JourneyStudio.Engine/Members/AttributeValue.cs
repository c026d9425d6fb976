using System.Globalization;

namespace JourneyStudio.Engine.Members;

/// <summary>A typed value of a member's attribute or of an event's property. A missing value is the absence of an entry, never a null in here.</summary>
public abstract record AttributeValue
{
    private AttributeValue()
    {
    }

    /// <summary>The value as plain text, culture-free: numbers with a point, dates as yyyy-MM-dd, instants as ISO 8601 in UTC.</summary>
    public abstract string ToText();

    /// <inheritdoc/>
    public sealed override string ToString() => ToText();

    /// <summary>Free text or the key of a choice.</summary>
    public sealed record Text(string Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value;
    }

    /// <summary>A decimal number, at most four places after the point are stored.</summary>
    public sealed record Number(decimal Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Yes or no.</summary>
    public sealed record Flag(bool Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value ? "true" : "false";
    }

    /// <summary>A calendar date without a zone, such as a birthday.</summary>
    public sealed record Date(DateOnly Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A moment in time, kept in UTC.</summary>
    public sealed record Instant(DateTimeOffset Value) : AttributeValue
    {
        /// <inheritdoc/>
        public override string ToText() => Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
    }
}
