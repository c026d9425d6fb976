using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JourneyStudio.Storage.Rows;

/// <summary>Dates are text of the form 2026-11-21 in the database, so that hand-written statements read the same everywhere.</summary>
internal sealed class DateConverter() : ValueConverter<DateOnly, string>(
    date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
