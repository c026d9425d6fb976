using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Storage.Execution;

/// <summary>
/// What stands behind <c>"session":"</c> in the records, up to the next quotation mark, without reading JSON: it costs next to nothing where there is no session and cannot fail, whatever somebody wrote.
/// One character more than a key may have is kept, so that a longer text is no key and the index stays small.
/// </summary>
internal static class CarriedSession
{
    private const string Mark = "'\"session\":\"'";
    private static readonly int Most = SessionKeys.Longest + 1;

    public static string Sqlite { get; } =
        $"case when instr(records, {Mark}) > 0 then substr(substr(records, instr(records, {Mark}) + 11), 1, min({Most}, instr(substr(records, instr(records, {Mark}) + 11), '\"') - 1)) end";

    public static string PostgreSql { get; } = $"nullif(substr(split_part(split_part(records, {Mark}, 2), '\"', 1), 1, {Most}), '')";
}
