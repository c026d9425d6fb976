using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JourneyStudio.Storage.Rows;

/// <summary>Instants are integer UTC milliseconds in the database.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
