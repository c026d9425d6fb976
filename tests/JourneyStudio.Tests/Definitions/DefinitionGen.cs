using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace JourneyStudio.Tests.Definitions;

/// <summary>Random definition files: properties in any order, unknown ones everywhere, odd texts and numbers.</summary>
internal static class DefinitionGen
{
    private static readonly string[] Names = ["zeta", "alpha", "值", "a b", "\\\"", "until", "duration"];
    private static readonly string[] Scalars = ["1", "1.0", "1e2", "-0", "123456789012345678901234567890", "true", "\"é\\u0000\\ud83d\\ude00/\\n\"", "\"\"", "[]", "{}"];

    public static Gen<string> Files() =>
        from name in Strings()
        from activities in Gen.ArrayOf(Activity()).Resize(8)
        from connections in Gen.ArrayOf(Connection()).Resize(8)
        from rootExtra in Extra()
        from extra in Extra()
        from journey in Extra()
        from order in Gen.Shuffle(new[] { 0, 1, 2, 3, 4 })
        let ids = activities.Select((activity, i) => activity.Replace("#ID#", $"a{i}", StringComparison.Ordinal))
        let root = Object(["\"type\":\"Elsa.Flowchart\"", $"\"activities\":[{string.Join(",", ids)}]", $"\"connections\":[{string.Join(",", connections)}]", .. rootExtra])
        let parts = new[] { "\"definitionId\":\"d\"", $"\"name\":{name}", $"\"root\":{root}", $$"""
            "customProperties":{"journey":{{Object(journey)}},"owner":1}
            """, "\"version\":7" }
        select Object([.. order.Select(i => parts[i]), .. extra]);

    public static Gen<byte[]> Damaged() =>
        from file in Files()
        from cut in Gen.Choose(0, Encoding.UTF8.GetByteCount(file))
        from junk in Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b)).Resize(10)
        select (byte[])[.. Encoding.UTF8.GetBytes(file).Take(cut), .. junk, .. Encoding.UTF8.GetBytes(file).Skip(cut + junk.Length)];

    private static Gen<string> Activity() =>
        from type in Gen.Elements("Journey.Wait", "Acme.Thing")
        from settings in Extra()
        from metadata in Extra()
        from designer in Extra()
        from x in Gen.Choose(-5000, 5000)
        let position = $$"""
            "position":{"x":{{x}},"y":{{(x / 8.0).ToString(System.Globalization.CultureInfo.InvariantCulture)}}}
            """
        select Object(["\"id\":\"#ID#\"", .. settings, $"\"type\":\"{type}\"", $"\"metadata\":{Object([.. metadata, $"\"designer\":{Object([position, .. designer])}"])}"]);

    private static Gen<string> Connection() =>
        from a in Gen.Choose(0, 3)
        from b in Gen.Choose(0, 3)
        from extra in Extra()
        from end in Extra()
        select Object([.. extra, $"\"source\":{Object([.. end, $"\"activity\":\"a{a}\""])}", $"\"target\":{Object([$"\"activity\":\"a{b}\"", "\"port\":\"In\""])}"]);

    private static Gen<string[]> Extra() =>
        from names in Gen.SubListOf(Names)
        from values in Gen.ArrayOf(Value(2), Names.Length)
        select names.Select((name, i) => $"{JsonSerializer.Serialize(name)}:{values[i]}").ToArray();

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Elements(Scalars)
        : Gen.OneOf(
            Gen.Elements(Scalars),
            Gen.ArrayOf(Value(depth - 1), 2).Select(items => $"[{string.Join(" ,", items)}]"),
            from values in Gen.ArrayOf(Value(depth - 1), 2) select Object([$"\"k\":{values[0]}", $"\"j\":{values[1]}"]));

    private static Gen<string> Strings() => Gen.Elements("\"x\"", "\"\\u4f60\\u597d\"", "\"\\\\ \\/ \\b\"", "\"\"");

    private static string Object(IEnumerable<string> properties) => "{ " + string.Join(", ", properties) + " }";
}
