using System.Globalization;
using System.Text;
using CsvHelper;
using JourneyStudio.Runtime.Importing;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>The rejected rows of a file of sessions as a file for spreadsheets: number, reason, and what stood in the row.</summary>
public static class RejectedSessions
{
    public static byte[] Write(SessionFile file, SessionFileSetup setup, IEnumerable<SessionFileRow> rows, string language)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { ValidateFieldCount = false }, leaveOpen: true))
        {
            csv.WriteRecord(["#", "!", .. file.Header.Select(SafeCells.Of)]);
            foreach (var row in rows.Where(row => row.Problem is not null))
                csv.WriteRecord([row.Row.Number.ToString(CultureInfo.InvariantCulture), SafeCells.Of(ImportReasons.Say(row.Problem!, file.Header, setup.Columns, language)), .. row.Row.Cells.Select(SafeCells.Of)]);
        }
        return memory.ToArray();
    }
}
