using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Definitions;

public sealed class DefinitionJsonRoundTripTests
{
    [Fact]
    public void Write_AnyFile_IsCanonicalInOnePass() => Prop.ForAll(DefinitionGen.Files().ToArbitrary(), text =>
    {
        var once = DefinitionJsonTests.Write(DefinitionJson.Read(text).Value);
        return once == DefinitionJsonTests.Write(DefinitionJson.Read(once).Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_AnyFile_LosesNothing() => Prop.ForAll(DefinitionGen.Files().ToArbitrary(), text =>
    {
        var values = Values(JsonElement.Parse(text));
        var written = Values(JsonElement.Parse(DefinitionJsonTests.Write(DefinitionJson.Read(text).Value)));
        return values.All(written.Contains);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_AnyFile_HasOneNewlineStyleAndOneFinalNewline() => Prop.ForAll(DefinitionGen.Files().ToArbitrary(), text =>
    {
        var written = DefinitionJsonTests.Write(DefinitionJson.Read(text).Value);
        return !written.Contains('\r') && written.EndsWith("}\n", StringComparison.Ordinal) && !written.EndsWith("\n\n", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Prop.ForAll(DefinitionGen.Damaged().ToArbitrary(), bytes =>
    {
        var result = DefinitionJson.Read(bytes);
        return result.IsOk || result.Problems.All(problem => problem.Line > 0 && problem.Path is not null);
    }).QuickCheckThrowOnFailure();

    /// <summary>Every value with its path; what is null in a known place may go.</summary>
    private static HashSet<string> Values(JsonElement json)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        Walk(json, "$");
        return values;

        void Walk(JsonElement element, string path)
        {
            if (element.ValueKind == JsonValueKind.Object)
                foreach (var property in element.EnumerateObject()) Walk(property.Value, $"{path}.{property.Name}");
            else if (element.ValueKind == JsonValueKind.Array)
                foreach (var (i, item) in element.EnumerateArray().Index()) Walk(item, $"{path}[{i}]");
            else
                values.Add($"{path}={(element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText())}");
        }
    }
}
