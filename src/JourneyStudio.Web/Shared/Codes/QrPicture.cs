using System.Globalization;
using System.Text;
using QRCoder;

namespace JourneyStudio.Web.Shared.Codes;

/// <summary>QR codes as pictures. Level M: a seventh of a printed code may be dirty or folded, and it still reads.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 12;

    /// <summary>A picture that scales to any size: dark modules joined into runs, one path, on white, quiet zone included.</summary>
    public static string Svg(string content, string? label = null)
    {
        using var data = Data(content);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules[y].Length; x++)
            {
                if (!modules[y][x])
                    continue;
                var start = x;
                while (x + 1 < modules[y].Length && modules[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1H{start}z");
            }
        }
        var name = label is null ? "" : $" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\"";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {modules.Count} {modules.Count}\" role=\"img\"{name} shape-rendering=\"crispEdges\">"
            + $"<path fill=\"#fff\" d=\"M0 0h{modules.Count}v{modules.Count}H0z\"/><path fill=\"#14110f\" d=\"{path}\"/></svg>";
    }

    /// <summary>A picture for print shops and chats.</summary>
    public static byte[] Png(string content)
    {
        using var data = Data(content);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }

    private static QRCodeData Data(string content)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
    }
}
