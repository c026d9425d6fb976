using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Runtime.Importing;

/// <summary>What keeps a file from being imported as it is set up.</summary>
public static class SetupChecks
{
    public static IReadOnlyList<Problem> Find(ImportSetup setup, int columns, ContentCatalog content) => [.. All(setup, columns, content)];

    private static IEnumerable<Problem> All(ImportSetup setup, int columns, ContentCatalog content)
    {
        if (!CsvFormat.Encodings.Contains(setup.Format.Encoding))
            yield return new("import.encoding", setup.Format.Encoding);
        if (!CsvFormat.Separators.Contains(setup.Format.Separator))
            yield return new("import.separator", setup.Format.Separator.ToString());
        if (setup.Columns.Length != columns)
            yield return new("import.columns", Number(setup.Columns.Length), Number(columns));
        if (!MomentReader.Orders.Contains(setup.Dates))
            yield return new("import.dates", setup.Dates);
        if (!FieldNames.Identities.Contains(setup.Identity))
            yield return new("import.identity-kind", setup.Identity);
        else if (!setup.Columns.Contains(setup.Identity))
            yield return new("import.identity", setup.Identity);
        if (setup is { Creates: false, Updates: false })
            yield return new("import.nothing");
        var used = setup.Columns.Where(name => name.Length > 0).ToList();
        foreach (var unknown in used.Where(name => name != FieldNames.Tags && FieldNames.Find(name, content) is null).Distinct())
            yield return new("import.field", unknown);
        foreach (var twice in used.GroupBy(name => name).Where(group => group.Count() > 1 && group.Key != FieldNames.Tags))
            yield return new("import.field-twice", twice.Key);
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
