using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Reads one connection, nested or in the flat form of older files.</summary>
internal static class ConnectionReader
{
    public static Connection Read(ObjectReader json)
    {
        var (source, sourcePort, sourceExtra) = End(json, "source", "sourcePort", Connection.Done);
        var (target, targetPort, targetExtra) = End(json, "target", "targetPort", Connection.In);
        return new(source, sourcePort, target, targetPort) { SourceExtra = sourceExtra, TargetExtra = targetExtra, Extra = json.Rest(ConnectionWriter.Known) };
    }

    private static (string Activity, string Port, PropertyBag Extra) End(ObjectReader json, string name, string flatPort, string port)
    {
        if (json.Peek(name) is not { ValueKind: JsonValueKind.Object })
            return (json.Required(name), json.Text(flatPort) ?? port, PropertyBag.Empty);
        var end = json.Object(name);
        return (end.Required("activity"), end.Text("port") ?? port, end.Rest());
    }
}
