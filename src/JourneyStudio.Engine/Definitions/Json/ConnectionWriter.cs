namespace JourneyStudio.Engine.Definitions;

/// <summary>Writes one connection in the nested form.</summary>
internal static class ConnectionWriter
{
    internal static readonly string[] Known = ["vertices"];

    public static void Write(CanonicalWriter json, Connection connection)
    {
        json.Property("source", source => End(source, connection.Source, connection.SourcePort, connection.SourceExtra));
        json.Property("target", target => End(target, connection.Target, connection.TargetPort, connection.TargetExtra));
        json.Known(connection.Extra, "vertices");
        json.Bag(connection.Extra, Known);
    }

    private static void End(CanonicalWriter json, string activity, string port, PropertyBag extra)
    {
        json.Property("activity", activity);
        json.Property("port", port);
        json.Bag(extra);
    }
}
