using System.IO.Compression;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Tests.Definitions.Importing;

public sealed class WorkflowArchiveTests
{
    [Fact]
    public void Open_Archive_GivesItsJsonFiles()
    {
        var files = WorkflowArchive.Open(Zip(("b.json", 3), ("notes.txt", 5), ("folder/a.JSON", 4))).Value;

        Assert.Equal([("b.json", 3), ("folder/a.JSON", 4)], files.Select(file => (file.Name, file.Json.Length)));
    }

    [Fact]
    public void Open_NothingToImport_SaysSo() => Assert.Equal("import.zip-empty", Assert.Single(WorkflowArchive.Open(Zip(("a.txt", 1))).Problems).Code);

    [Fact]
    public void Open_TooManyFiles_IsRefused() =>
        Assert.Equal("import.zip-many", Assert.Single(WorkflowArchive.Open(Zip([.. Enumerable.Range(0, WorkflowArchive.MostFiles + 1).Select(number => ($"{number}.json", 1))])).Problems).Code);

    /// <summary>Zeros pack a thousandfold, and what the archive says of its sizes is not believed.</summary>
    [Fact]
    public void Open_Bomb_IsRefused()
    {
        var bomb = Zip(("a.json", WorkflowArchive.MostBytes / 2), ("b.json", (WorkflowArchive.MostBytes / 2) + 1));

        Assert.True(bomb.Length < 200_000);
        Assert.Equal("import.zip-large", Assert.Single(WorkflowArchive.Open(bomb).Problems).Code);
    }

    [Fact]
    public void Open_NoArchive_SaysSo()
    {
        Assert.Equal("import.zip", Assert.Single(WorkflowArchive.Open("PK\u0003\u0004 and nothing else"u8.ToArray()).Problems).Code);
        Assert.False(WorkflowArchive.IsArchive("{}"u8));
    }

    [Fact]
    public void Pack_Twice_GivesTheSameBytesThatOpenAgain()
    {
        KeyValuePair<string, string>[] definitions = [new("a", "{}"), new("../b/c", "[]"), new("---b-c", "1")];

        var packed = WorkflowArchive.Pack(definitions);

        Assert.Equal(packed, WorkflowArchive.Pack(definitions));
        Assert.Equal([("a.json", 2), ("---b-c.json", 2), ("---b-c-2.json", 1)], WorkflowArchive.Open(packed).Value.Select(file => (file.Name, file.Json.Length)));
    }

    internal static byte[] Zip(params (string Name, int Length)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, length) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(new byte[length]);
            }
        }

        return stream.ToArray();
    }
}
