using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Definitions.Importing;

/// <summary>Files that went wrong on their way, and files that somebody made to do harm.</summary>
public sealed class DefinitionImportFuzzTests
{
    private const int Files = 12_000;
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly DefinitionImport Import = new(Catalog, SampleContent.Catalog);
    private static readonly string[] Tokens = ["null", "{}", "[]", "\"\"", "true", "-1", "1e400", "\"\\ud800\"", "\"Elsa.Sequence\"", "\"Elsa.If\"", "\"Elsa.FlowFork\"", "\"Journey.Wait\"", "[{\"id\":\"a\"}]"];

    /// <summary>Whatever is done to a file, it is refused with a reason, or taken whole: what would be saved reads back as the same.</summary>
    [Fact]
    public void Read_MutatedFiles_AreRefusedOrTakenWhole()
    {
        var random = new Random(5);
        var originals = Originals();
        var (taken, refused) = (0, 0);
        for (var number = 0; number < Files; number++)
        {
            var mutated = Mutated(originals[number % originals.Count], random);
            var file = Assert.Single(Import.Read([new WorkflowFile("mutated.json", mutated)]));
            if (file.Definition is not { } definition)
            {
                Assert.NotEmpty(file.Problems);
                refused++;
                continue;
            }

            var saved = DefinitionJson.Write(definition, Catalog.PropertyOrder);
            Assert.Equal(saved, DefinitionJson.Write(DefinitionJson.Read(saved).Value, Catalog.PropertyOrder));
            taken++;
        }

        Assert.True(taken > Files / 20 && refused > Files / 4, $"{taken} taken, {refused} refused: these mutations say little");
    }

    /// <summary>The same for archives.</summary>
    [Fact]
    public void Open_MutatedArchives_AreRefusedOrOpened()
    {
        var random = new Random(6);
        var original = WorkflowArchiveTests.Zip(("a.json", 500), ("b/c.json", 2_000));
        for (var number = 0; number < 2_000; number++)
        {
            var opened = WorkflowArchive.Open(Flipped(original, random));
            Assert.True(opened.IsOk || opened.Problems.All(problem => problem.Code.StartsWith("import.zip", StringComparison.Ordinal)));
        }
    }

    private static List<byte[]> Originals() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Definitions", "Golden"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        Encoding.UTF8.GetBytes("""{"definitionId":"x","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.Start"},{"id":"i","type":"Elsa.If","then":{"id":"t","type":"Elsa.Delay","timeSpan":{"expression":{"type":"Literal","value":"00:01:00"}}}},{"id":"f","type":"Elsa.End"}]}}"""),
        Encoding.UTF8.GetBytes("""{"definitionId":"y","root":{"type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.Start"},{"id":"f","type":"Elsa.FlowFork"},{"id":"b","type":"Elsa.Switch","cases":[{"label":"Gold","activity":{"id":"g","type":"Elsa.WriteLine"}}]},{"id":"c","type":"Elsa.SetVariable","variable":"v"}],"connections":[{"source":"a","target":"f"},{"source":"f","sourcePort":"L","target":"b"},{"source":"f","sourcePort":"R","target":"c"}]}}"""),
    ];

    /// <summary>Bytes flipped, cut out, doubled; a value replaced by another; the end missing.</summary>
    private static byte[] Mutated(byte[] original, Random random)
    {
        var at = random.Next(original.Length);
        var length = random.Next(1, 20);
        return random.Next(6) switch
        {
            0 => Flipped(original, random),
            1 => [.. original[..at], .. original[Math.Min(at + length, original.Length)..]],
            2 => [.. original[..at], .. original[at..Math.Min(at + length, original.Length)], .. original[at..]],
            3 => original[..at],
            _ => Replaced(original, at, Tokens[random.Next(Tokens.Length)]),
        };
    }

    private static byte[] Flipped(byte[] original, Random random)
    {
        var copy = original.ToArray();
        for (var flips = random.Next(1, 4); flips > 0; flips--) copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    /// <summary>Puts another value where the next value stands.</summary>
    private static byte[] Replaced(byte[] original, int at, string token)
    {
        var text = Encoding.UTF8.GetString(original);
        var colon = text.IndexOf(':', Math.Min(at, text.Length - 1));
        var end = colon < 0 ? -1 : text.IndexOfAny([',', '}', ']'], colon);
        return end < 0 ? original : Encoding.UTF8.GetBytes($"{text[..(colon + 1)]}{token}{text[end..]}");
    }
}
