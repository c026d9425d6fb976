using System.Globalization;

namespace JourneyStudio.Benchmarks.Import;

/// <summary>A file of members as a brand's till writes it: eight columns of their own, a date, an amount and a tag.</summary>
internal static class ImportFile
{
    private static readonly string[] Cities = ["上海", "北京", "广州", "杭州", "苏州", "成都"];
    private static readonly string[] Levels = ["member", "silver", "gold"];

    public static void Write(string path, int members)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("会员编号,姓名,手机号,邮箱,城市,会员等级,birthday,spent,标签");
        for (var i = 0; i < members; i++)
        {
            // In no order, as what systems hand out seldom is
            var n = Number(i);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"c{n:x8},会员{n % 100_000},+861{38 + (n % 20)}{n % 100_000_000:D8},m{n:x}@example.com,{Cities[i % Cities.Length]},{Levels[i % Levels.Length]},20{20 + (i % 6):D2}-{1 + (i % 12):D2}-{1 + (i % 28):D2},{i % 5_000}.5,{(i % 2 == 0 ? "vip" : "")}"));
        }
    }

    /// <summary>The numbers below 2^32, each once, mixed.</summary>
    public static uint Number(int i) => unchecked((uint)i * 2_654_435_761u);
}
