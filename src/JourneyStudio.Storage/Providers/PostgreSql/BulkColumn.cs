using Npgsql;
using NpgsqlTypes;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>The values of one parameter over many executions.</summary>
internal sealed class BulkColumn(ParameterKind kind)
{
    private readonly List<long> numbers = [];
    private readonly List<string?> texts = [];
    private List<bool>? nulls;

    public int Count => kind is ParameterKind.Text ? texts.Count : numbers.Count;

    public void Add(in ParameterValue value)
    {
        if (kind is ParameterKind.Text)
        {
            texts.Add((string?)value.Object);
            return;
        }
        if (value.IsNull && nulls is null)
            nulls = [.. Enumerable.Repeat(false, numbers.Count)];
        nulls?.Add(value.IsNull);
        numbers.Add(value.Number);
    }

    /// <summary>All values as an array.</summary>
    public NpgsqlParameter Parameter() => kind switch
    {
        ParameterKind.Text => new NpgsqlParameter<List<string?>> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        ParameterKind.Flag => new NpgsqlParameter<bool[]> { TypedValue = [.. numbers.Select(number => number != 0)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean },
        _ when nulls is null => new NpgsqlParameter<List<long>> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        _ => new NpgsqlParameter<long?[]> { TypedValue = [.. numbers.Select((number, i) => nulls[i] ? (long?)null : number)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
    };

    /// <summary>The value of one execution.</summary>
    public NpgsqlParameter Parameter(int execution) => kind is ParameterKind.Text
        ? One(ParameterValue.Of(texts[execution]))
        : One(new ParameterValue(kind, nulls?[execution] ?? false, numbers[execution], null));

    public static NpgsqlParameter One(in ParameterValue value) => value.Kind switch
    {
        ParameterKind.Text => new NpgsqlParameter { Value = value.Object ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        ParameterKind.Flag => new NpgsqlParameter<bool> { TypedValue = value.Number != 0, NpgsqlDbType = NpgsqlDbType.Boolean },
        ParameterKind.List when value.Object is long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        ParameterKind.List when value.Object is string[] texts => new NpgsqlParameter<string[]> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        ParameterKind.List => new NpgsqlParameter { Value = value.Object, NpgsqlDbType = NpgsqlDbType.Text },
        _ when value.IsNull => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        _ => new NpgsqlParameter<long> { TypedValue = value.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
    };
}
