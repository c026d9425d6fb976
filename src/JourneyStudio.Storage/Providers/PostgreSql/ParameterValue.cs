namespace JourneyStudio.Storage.Providers.PostgreSql;

internal enum ParameterKind
{
    Number,
    Text,
    Flag,
    List,
}

/// <summary>A bound parameter, without a box around numbers.</summary>
internal readonly record struct ParameterValue(ParameterKind Kind, bool IsNull, long Number, object? Object)
{
    public static ParameterValue Of(long? value) => new(ParameterKind.Number, value is null, value ?? 0, null);

    /// <summary>PostgreSQL has no way to keep the character of code 0 in text; the character for what cannot be shown stands in for it.</summary>
    public static ParameterValue Of(string? text) =>
        new(ParameterKind.Text, text is null, 0, text?.Contains('\0', StringComparison.Ordinal) == true ? text.Replace('\0', '\uFFFD') : text);

    public static ParameterValue Of(bool flag) => new(ParameterKind.Flag, false, flag ? 1 : 0, null);

    public static ParameterValue OfList(object values) => new(ParameterKind.List, false, 0, values);

    /// <summary>A number to recognise the value by. Two values may share it; they are then taken for one.</summary>
    public long Mark => Kind is ParameterKind.Text ? string.GetHashCode((string?)Object, StringComparison.Ordinal) : Number;
}
