using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JourneyStudio.Storage.Rows;

/// <summary>Names and texts by language are one JSON column.</summary>
internal sealed class LocalTextConverter() : ValueConverter<LocalText, string>(
    text => StoredJson.Write(text),
    json => StoredJson.Read<LocalText>(json));
