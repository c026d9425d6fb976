using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Intake;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Reads whom an event concerns.</summary>
internal sealed partial class MemberReader(List<EventProblem> problems)
{
    private const int LongestText = 200;

    public MemberReference? Read(JsonElement json, bool createUnknown)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new("member", "An object with externalId, phone, email, publicId or openId is expected."));
            return null;
        }
        var before = problems.Count;
        var member = new MemberReference { CreateUnknown = createUnknown };
        foreach (var property in json.EnumerateObject())
            member = Add(member, property.Name, property.Value);
        if (before == problems.Count && member is { PublicId: null, ExternalId: null, Phone: null, Email: null, OpenId: null })
            problems.Add(new("member", "At least one of externalId, phone, email, publicId and openId is expected."));
        return member;
    }

    private MemberReference Add(MemberReference member, string field, JsonElement json)
    {
        var path = $"member.{field}";
        if (field is not ("externalId" or "phone" or "email" or "publicId" or "openId"))
        {
            problems.Add(new(path, "This field is not known here. Known are externalId, phone, email, publicId and openId."));
            return member;
        }
        if (json.ValueKind != JsonValueKind.String || json.GetString()?.Trim() is not { Length: > 0 and <= LongestText } text)
        {
            problems.Add(new(path, $"A text of 1 to {LongestText} characters is expected."));
            return member;
        }
        switch (field)
        {
            case "phone" when !Phone().IsMatch(text):
                problems.Add(new(path, "A phone number with its country code is expected, such as +8613800000000."));
                return member;
            case "email" when !Email().IsMatch(text):
                problems.Add(new(path, "An email address is expected."));
                return member;
        }
        return field switch
        {
            "externalId" => member with { ExternalId = text },
            "phone" => member with { Phone = text },
            "email" => member with { Email = text },
            "openId" => member with { OpenId = text },
            _ => member with { PublicId = text },
        };
    }

    [GeneratedRegex(@"^\+[1-9]\d{5,14}$", RegexOptions.None, 1_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", RegexOptions.None, 1_000)]
    private static partial Regex Email();
}
