using JourneyStudio.Engine;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Reads the rows of a file as entries, by what its columns stand for.</summary>
public sealed class RowReader
{
    private readonly ValueReader values;
    private readonly EntryField?[] fields;
    private readonly EntryField identity;
    private readonly int identityColumn;
    private readonly bool clears;
    private readonly int columns;

    public RowReader(ImportSetup setup, KnownWords words)
    {
        values = words.Reader(setup.Dates);
        fields = [.. setup.Columns.Select(name => FieldNames.Find(name, words.Content))];
        identity = FieldNames.Find(setup.Identity, words.Content)!;
        identityColumn = setup.Columns.IndexOf(setup.Identity);
        clears = setup.Clears;
        columns = setup.Columns.Length;
        TagLists = [.. setup.Columns.Select((name, index) => (name, index)).Where(column => column.name == FieldNames.Tags).Select(column => column.index)];
    }

    private int[] TagLists { get; }

    /// <summary>The entry; null with the reason when the row is none. The field of the problem is the number of the column, from 0.</summary>
    public MemberEntry? Read(CsvRow row, out Problem? problem)
    {
        problem = row.Broken is { } broken ? new Problem(broken)
            : row.Cells.Length > columns ? new Problem("import.row-columns", Number(row.Cells.Length), Number(columns))
            : null;
        if (problem is not null)
            return null;
        var who = values.Read(identity, Cell(row, identityColumn), out problem);
        if (who is null)
        {
            problem = At(problem ?? new Problem("import.no-identity"), identityColumn);
            return null;
        }
        var told = new List<EntryValue>(fields.Length);
        for (var column = 0; column < fields.Length && problem is null; column++)
        {
            if (fields[column] is { } field && column != identityColumn)
                problem = Add(field, Cell(row, column), column, told);
        }
        foreach (var column in TagLists)
        {
            if (problem is null && values.Tags.Read(Cell(row, column), told) is { } wrong)
                problem = At(wrong, column);
        }
        return problem is null ? new MemberEntry { Row = row.Number, IdentifiedBy = identity, Identity = who.ToText(), Values = told } : null;
    }

    private Problem? Add(EntryField field, string cell, int column, List<EntryValue> told)
    {
        var value = values.Read(field, cell, out var problem);
        if (problem is not null)
            return At(problem, column);
        // A tag that is neither yes nor no, and a consent that was not asked for, stay as they are
        if (value is not null || (clears && field.Kind is not (EntryFieldKind.Tag or EntryFieldKind.Consent)))
            told.Add(new(field, value));
        return null;
    }

    private static string Cell(CsvRow row, int column) => column < row.Cells.Length ? row.Cells[column] : "";

    private static Problem At(Problem problem, int column) => problem with { Field = Number(column) };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
